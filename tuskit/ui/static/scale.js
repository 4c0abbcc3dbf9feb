// Scale: each statement is a line of radio buttons; what the steps mean stands above them, or at the ends on a phone.

const render = (context) =>
  frame(context, (spec, say, now) => {
    const head = make(
      "div",
      { class: "tk-line tk-head", "aria-hidden": "true", style: `--levels: ${spec.levels.length}` },
      make("span", {}),
      make("div", { class: "tk-steps" }, [...spec.levels, ...spec.apart].map((level) =>
        make("span", { "data-apart": level.apart }, level.text))),
    );
    const lines = spec.items.map((item) => {
      const id = unique();
      const line = steps({ "aria-labelledby": id }, [...spec.levels, ...spec.apart], (value) =>
        say({ ...now(), [item.id]: value }));
      const ends = make("div", { class: "tk-ends", "aria-hidden": "true" },
        make("span", {}, spec.levels[0].text), make("span", {}, spec.levels.at(-1).text));
      const node = make("div", { class: "tk-line", "data-item": item.id, style: `--levels: ${spec.levels.length}` },
        make("div", {}, make("p", { class: "tk-statement", id }, item.text), help(item.help)),
        make("div", {}, line.node, ends, slot(item.id)));
      return { item, node, paint: line.paint };
    });
    return {
      nodes: [head, ...lines.map((line) => line.node)],
      paint: (value) => lines.forEach(({ item, node, paint }) => {
        paint(value[item.id]);
        node.classList.toggle("tk-answered", item.id in value);
      }),
    };
  });

export default { render };
