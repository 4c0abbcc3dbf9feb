// Sliders: native ranges, one outstanding question at a time, and what would follow beside them.

/** Milliseconds after which an answer is not waited for any longer: the kernel may have been restarted. */
const LOST = 60000;

const render = ({ model, el }) => {
  const spec = model.get("spec");
  el.classList.add("tuskit", "tk-sliders");
  el.lang = model.get("lang");
  el.dataset.lmSuppressShortcuts = "true";
  const copy = (values) => JSON.parse(JSON.stringify(values));
  let values = copy(model.get("stands"));
  let sent = 0;
  let waits = 0;
  let newer = false;
  const ask = () => {
    if (Date.now() < waits) {
      newer = true;
      return;
    }
    newer = false;
    waits = Date.now() + LOST;
    sent += 1;
    model.set("asked", { n: sent, values: copy(values) });
    model.save_changes();
    result.setAttribute("aria-busy", "true");
  };
  const knobs = spec.groups.flatMap((group) => group.knobs.map((knob) => {
    const id = unique();
    const shown = make("output", { class: "tk-knob-value", for: id, "aria-live": "off" });
    const range = make("input", { type: "range", id, min: 0, max: knob.stops.length - 1, step: 1,
      "aria-label": `${group.text}: ${knob.text}`, oninput: () => {
        values[group.question][group.row][knob.field] = knob.stops[Number(range.value)].value;
        paint();
        ask();
      } });
    const node = make("div", { class: "tk-knob", "data-knob": `${group.row}.${knob.field}` },
      make("span", { class: "tk-knob-name", "aria-hidden": "true" }, knob.text), shown, range);
    return { group, node, paint: () => {
      const value = values[group.question][group.row][knob.field];
      const at = Math.max(0, knob.stops.findIndex((stop) => stop.value === value));
      if (Number(range.value) !== at) range.value = at;
      range.setAttribute("aria-valuetext", knob.stops[at].text);
      range.style.setProperty("--share", `${(100 * at) / Math.max(1, knob.stops.length - 1)}%`);
      tell(shown, knob.stops[at].text);
    } };
  }));
  const back = make("button", { type: "button", class: "tk-secondary", onclick: () => {
    values = copy(model.get("stands"));
    paint();
    ask();
  } }, spec.words.back);
  const use = spec.uses
    ? make("button", { type: "button", class: "tk-primary", onclick: () => model.send({ use: copy(values) }) }, spec.words.use)
    : null;
  const told = make("ul", { class: "tk-told" });
  const picture = make("div", { class: "tk-picture" });
  const short = make("p", { class: "tk-short", "aria-hidden": "true" });
  const result = make("div", { class: "tk-followed" }, make("div", { role: "status" }, told), picture);
  const groups = spec.groups.map((group) => make("fieldset", { class: "tk-question tk-knobs" },
    make("legend", {}, group.text), knobs.filter((knob) => knob.group === group).map((knob) => knob.node)));
  const body = make("details", { open: spec.unfolded, ontoggle: () => body.open && !sent && ask() },
    make("summary", {}, make("h2", {}, spec.words.title)),
    make("p", { class: "tk-help" }, spec.words.intro),
    make("div", { class: "tk-trying" },
      make("div", {}, groups, make("div", { class: "tk-buttons" }, use, back)), short, result));
  el.replaceChildren(body);
  const same = () => JSON.stringify(values) === JSON.stringify(model.get("stands"));
  const paint = () => {
    knobs.forEach((knob) => knob.paint());
    back.disabled = same();
  };
  const answered = () => {
    const shown = model.get("shown");
    if (shown.n !== sent) return;
    waits = 0;
    if (told.dataset.said !== shown.sentences.join("\n")) {
      told.dataset.said = shown.sentences.join("\n");
      told.replaceChildren(...shown.sentences.map((sentence) => make("li", {}, sentence)));
    }
    tell(short, shown.short);
    picture.innerHTML = shown.html;
    result.removeAttribute("aria-busy");
    result.dataset.n = shown.n;
    if (newer) ask();
  };
  let stood = JSON.stringify(model.get("stands"));
  model.on("change:shown", answered);
  model.on("change:stands", () => {
    const untouched = JSON.stringify(values) === stood;
    stood = JSON.stringify(model.get("stands"));
    if (untouched) values = copy(model.get("stands"));
    paint();
    if (sent) ask();
  });
  paint();
  if (spec.unfolded) ask();
};

export default { render };
