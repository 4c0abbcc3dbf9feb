// Shift: each item is a line of radio buttons between its two poles.

const render = (context) =>
  frame(context, (spec, say, now) => {
    const lines = spec.items.map((item) => {
      const [name, low, high] = [unique(), unique(), unique()];
      const line = steps({ "aria-labelledby": `${name} ${low} ${high}` }, [...spec.levels, ...spec.apart], (value) =>
        say({ ...now(), [item.id]: value }));
      const node = make("div", { class: "tk-between", "data-item": item.id },
        make("p", { class: "tk-statement", id: name }, item.text), help(item.help),
        make("p", { class: "tk-low", id: low }, item.low), make("p", { class: "tk-high", id: high }, item.high),
        line.node, slot(item.id));
      return { item, node, paint: line.paint };
    });
    return {
      nodes: lines.map((line) => line.node),
      paint: (value) => lines.forEach(({ item, node, paint }) => {
        paint(value[item.id]);
        node.classList.toggle("tk-answered", item.id in value);
      }),
    };
  });

export default { render };
