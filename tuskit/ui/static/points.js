// Points: a slider, two buttons and a number for each item; what is left to give is told all the time.

const render = (context) =>
  frame(context, (spec, say, now) => {
    const give = (id, points) => {
      const value = { ...now(), [id]: Math.max(0, Math.min(spec.total, Math.round(points) || 0)) };
      if (!value[id]) delete value[id];
      say(value);
    };
    const rest = make("p", { class: "tk-rest", role: "status" });
    const bar = make("div", { class: "tk-bar", "aria-hidden": "true" }, make("div", {}));
    const reset = make("button", { type: "button", class: "tk-quiet", onclick: () => say({}) }, spec.words.reset);
    const lines = spec.items.map((item) => {
      const id = unique();
      const at = () => now()[item.id] ?? 0;
      const range = make("input", { type: "range", min: 0, max: spec.total, step: spec.step, "aria-labelledby": id,
        oninput: () => give(item.id, Number(range.value)) });
      const number = make("input", { type: "text", inputmode: "numeric", "aria-labelledby": id, autocomplete: "off",
        onchange: () => { give(item.id, Number.parseInt(number.value, 10)); number.value = at(); } });
      const button = (sign, by, words) => make("button", { type: "button", class: "tk-round",
        "aria-label": `${words}: ${item.text}`, onclick: () => give(item.id, at() + by) }, sign);
      const node = make("div", { class: "tk-points-line", "data-item": item.id },
        make("div", {}, make("p", { class: "tk-statement", id }, item.text), help(item.help)),
        button("−", -spec.step, spec.words.less), range, button("+", spec.step, spec.words.more), number);
      return { node, paint: (value) => {
        const points = value[item.id] ?? 0;
        range.value = points;
        range.style.setProperty("--share", `${(100 * points) / spec.total}%`);
        if (document.activeElement !== number || Number(number.value) !== points) number.value = points;
      } };
    });
    return {
      nodes: [make("div", { class: "tk-account" }, make("div", {}, rest, reset), bar), ...lines.map((line) => line.node)],
      paint: (value) => {
        lines.forEach((line) => line.paint(value));
        const given = Object.values(value).reduce((sum, points) => sum + points, 0);
        const left = spec.total - given;
        const words = left > 0 ? spec.words.left : left < 0 ? spec.words.over : spec.words.all;
        tell(rest, fill(words, { n: Math.abs(left), total: spec.total }));
        rest.parentElement.parentElement.dataset.state = left > 0 ? "left" : left < 0 ? "over" : "all";
        bar.firstChild.style.width = `${Math.min(100, (100 * given) / spec.total)}%`;
        reset.hidden = given === 0;
      },
    };
  });

export default { render };
