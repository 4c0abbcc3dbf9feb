// Chooser: one of many by name. A few stand in a list; of many, a part of the name is typed.

const FEW = 60;

const render = ({ model, el }) => {
  const spec = model.get("spec");
  const named = new Map(spec.options.map((option) => [option.id, option]));
  const id = unique();
  el.classList.add("tuskit", "tk-chooser");
  el.lang = model.get("lang");
  el.dataset.lmSuppressShortcuts = "true";
  const say = (value) => {
    model.set("value", value);
    model.save_changes();
  };
  const said = make("p", { class: "tk-help", id: `${id}-help` }, spec.help);
  const fault = make("p", { class: "tk-problem", role: "alert" });

  const select = () => {
    const groups = [...new Set(spec.options.map((option) => option.group))];
    const option = (each) => make("option", { value: each.id }, each.name);
    const node = make(
      "select",
      { id, onchange: () => say(node.value) },
      make("option", { value: "" }, spec.choose),
      groups.map((group) => {
        const own = spec.options.filter((each) => each.group === group).map(option);
        return group ? make("optgroup", { label: group }, own) : own;
      }),
    );
    return { node, paint: () => (node.value = model.get("value")) };
  };

  const typed = () => {
    const list = `${id}-list`;
    const label = (each) => (each.group ? `${each.name} · ${each.group}` : each.name);
    const found = new Map(spec.options.map((each) => [label(each).toLowerCase(), each.id]));
    const choose = () => {
      const words = node.value.trim().toLowerCase();
      const hits = found.has(words) ? [found.get(words)] : [...found].filter(([name]) => words && name.includes(words)).map(([, key]) => key);
      tell(fault, !words || hits.length === 1 ? "" : hits.length ? fill(spec.several, { n: hits.length }) : spec.none);
      if (hits.length === 1) say(hits[0]);
    };
    // A name picked from the list is chosen at once; what is typed, when the field is left or Enter is pressed.
    const node = make("input", { id, type: "text", list, autocomplete: "off", "aria-describedby": `${id}-help`, onchange: choose,
      oninput: () => found.has(node.value.trim().toLowerCase()) && choose(), onfocus: () => node.select() });
    const options = make("datalist", { id: list }, spec.options.map((each) => make("option", { value: label(each) })));
    const paint = () => {
      const now = named.get(model.get("value"));
      if (now && found.get(node.value.trim().toLowerCase()) !== now.id) node.value = label(now);
    };
    return { node: make("div", {}, node, options), paint };
  };

  const many = spec.options.length > FEW;
  const { node, paint } = many ? typed() : select();
  el.replaceChildren(make("div", { class: "tk-question" }, make("label", { for: id }, spec.label), ...(many ? [said] : []), node, fault));
  model.on("change:value", paint);
  paint();
};

export default { render };
