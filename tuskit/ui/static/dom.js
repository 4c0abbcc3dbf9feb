// Shared by all controls; put in front of each by tuskit/ui/controls.py.

/** Make an element: make("p", { class: "x", onclick: f }, "words", child). */
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
};

let made = 0;
/** An id that is unique on the page, whatever other widgets there are. */
const unique = () => `tk-${Math.random().toString(36).slice(2, 8)}-${(made += 1)}`;

/** fill("{n} of {total}", { n: 2, total: 3 }) */
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Words that are heard and not seen. */
const heard = (words) => make("span", { class: "tk-heard" }, words);

/** A place beside an item where its problem is told. */
const slot = (item) => make("p", { class: "tk-problem", "data-for": item });

/** A short explanation, or nothing. */
const help = (words) => (words ? make("p", { class: "tk-help" }, words) : null);

/** Set text only when it changed, so that a live region is not read twice. */
const tell = (node, words) => {
  if (node.textContent !== words) node.textContent = words;
};

/**
 * Radio buttons drawn as the steps of a line.
 * `names` names the group: { "aria-label": … } or { "aria-labelledby": … }; `choose` gets the option's value.
 */
const steps = (names, options, choose) => {
  const name = unique();
  const inputs = options.map((option) =>
    make("input", { type: "radio", name, onchange: () => choose(option.value) }),
  );
  const node = make(
    "div",
    { class: "tk-steps", role: "radiogroup", ...names },
    options.map((option, n) =>
      make(
        "label",
        { class: "tk-step", title: option.text, "data-tone": option.tone, "data-apart": option.apart },
        inputs[n],
        make("span", { "aria-hidden": "true" }, option.short),
        heard(option.heard ?? option.text),
      ),
    ),
  );
  const paint = (value) => inputs.forEach((input, n) => (input.checked = options[n].value === value));
  return { node, paint };
};

/**
 * The frame of every control: prompt, help, body, problems.
 * `build(spec, say, now)` makes the body once and returns { nodes, paint, stop }; `say(value)` gives a new answer,
 * `now()` is the present one, and `paint(value)` shows an answer, from here or from Python.
 */
const frame = ({ model, el }, build) => {
  const spec = model.get("spec");
  el.classList.add("tuskit", "tk-control");
  el.lang = model.get("lang");
  el.dataset.lmSuppressShortcuts = "true";
  const now = () => model.get("value") ?? spec.empty;
  const say = (value) => {
    model.set("value", value);
    model.save_changes();
  };
  const { nodes, paint, stop } = build(spec, say, now);
  const general = make("p", { class: "tk-problem", role: "alert" });
  el.replaceChildren(
    make(
      "fieldset",
      { class: `tk-question tk-${spec.kind}`, "data-question": spec.id },
      make("legend", {}, spec.prompt),
      help(spec.help),
      nodes,
      general,
    ),
  );
  const complain = () => {
    const slots = [...el.querySelectorAll("[data-for]")];
    const said = new Map([[general, []], ...slots.map((node) => [node, []])]);
    for (const problem of model.get("problems")) {
      const place = problem.item && slots.find((node) => node.dataset.for === problem.item);
      said.get(place || general).push(problem.says);
    }
    for (const [node, sentences] of said) tell(node, sentences.join(" "));
  };
  model.on("change:value", () => paint(now()));
  model.on("change:problems", complain);
  paint(now());
  complain();
  return stop;
};
