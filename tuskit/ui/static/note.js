// Note: a text area that grows, and how many characters are left.

const render = (context) =>
  frame(context, (spec, say) => {
    const id = unique();
    const area = make("textarea", { rows: 3, "aria-label": spec.prompt, "aria-describedby": id, dir: "auto",
      oninput: () => say(area.value) });
    const left = make("p", { class: "tk-count", id });
    return {
      nodes: [area, left],
      paint: (value) => {
        if (area.value !== value) area.value = value;
        const over = value.length - spec.limit;
        tell(left, fill(over > 0 ? spec.words.over : spec.words.left, { n: Math.abs(over) }));
        left.classList.toggle("tk-problem", over > 0);
      },
    };
  });

export default { render };
