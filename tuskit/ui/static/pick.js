// Pick: radio buttons when one may be chosen, else checkboxes that say how many are left.

const render = (context) =>
  frame(context, (spec, say, now) => {
    const one = spec.most === 1;
    const name = unique();
    const told = make("p", { class: "tk-count", role: "status" });
    const clear = make("button", { type: "button", class: "tk-quiet", onclick: () => say([]) }, spec.words.clear);
    const toggle = (id, input) => {
      const rest = now().filter((other) => other !== id);
      if (one) say([id]);
      else if (!input.checked) say(rest);
      else if (rest.length < spec.most) say(spec.options.map((o) => o.id).filter((o) => o === id || rest.includes(o)));
      else {
        input.checked = false;
        tell(told, fill(spec.words.full, { most: spec.most }));
      }
    };
    const boxes = spec.options.map((option) => {
      const input = make("input", { type: one ? "radio" : "checkbox", name, onchange: () => toggle(option.id, input) });
      const node = make("label", { class: "tk-option", "data-item": option.id }, input,
        make("span", {}, option.text, option.help ? make("small", {}, option.help) : null));
      return { option, input, node };
    });
    return {
      nodes: [told, make("div", { class: "tk-options" }, boxes.map((box) => box.node)), one ? clear : null],
      paint: (value) => {
        boxes.forEach(({ option, input }) => (input.checked = value.includes(option.id)));
        tell(told, fill(value.length ? spec.words.chosen : spec.words.choose, { n: value.length, most: spec.most }));
        clear.hidden = value.length === 0;
      },
    };
  });

export default { render };
