// Rows: a small table, a card for each row on a phone. A field is a number with its unit, a choice, or a few words.

const render = (context) =>
  frame(context, (spec, say, now) => {
    const change = (row, field, value) => {
      const values = { ...now()[row], [field]: value };
      if (value === "" || value === null) delete values[field];
      const all = { ...now(), [row]: values };
      if (!Object.keys(values).length) delete all[row];
      say(all);
    };
    const usual = spec.fields.filter((field) => field.usual !== null && field.usual !== undefined);
    const offer = make("button", { type: "button", class: "tk-quiet", onclick: () =>
      say(Object.fromEntries(spec.rows.map((row) => [
        row.id, { ...Object.fromEntries(usual.map((f) => [f.id, f.usual])), ...now()[row.id] },
      ]))) }, spec.words.usual);
    const cells = [];
    const body = spec.rows.map((row) =>
      make("tr", { "data-item": row.id },
        make("th", { scope: "row" }, make("span", { class: "tk-rowname" }, row.text), help(row.help), slot(row.id)),
        spec.fields.map((field) => {
          const cell = build[field.kind](field, `${row.text}: ${field.text}`, (value) => change(row.id, field.id, value), spec);
          cells.push({ row, field, cell });
          return make("td", { "data-field": field.id },
            make("p", { class: "tk-cellname", "aria-hidden": "true" }, field.text), cell.node);
        })));
    const table = make("table", { class: "tk-table", role: "table" },
      make("thead", {}, make("tr", {}, make("td", {}),
        spec.fields.map((field) => make("th", { scope: "col" }, field.text)))),
      make("tbody", {}, body));
    return {
      nodes: [usual.length ? make("div", { class: "tk-offer" }, offer) : null, table],
      paint: (value) => {
        cells.forEach(({ row, field, cell }) => cell.paint(value[row.id]?.[field.id]));
        offer.hidden = spec.rows.every((row) => usual.every((field) => field.id in (value[row.id] ?? {})));
      },
    };
  });

/** What was typed, as a number where it is one: 1.200,5 in Danish, 1,200.5 in English. Anything else is left to Python. */
const read = (typed, point) => {
  const thousands = point === "," ? /\.(?=\d{3}(\D|$))/g : /,(?=\d{3}(\D|$))/g;
  const plain = typed.trim().replace(thousands, "").replace(",", ".");
  return /^[-−]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace("−", "-")) : typed.trim();
};

const build = {
  number: (field, name, change, spec) => {
    const input = make("input", { type: "text", inputmode: field.whole ? "numeric" : "decimal", autocomplete: "off",
      "aria-label": `${name} (${field.unit})`, placeholder: field.shown, onchange: () => change(read(input.value, spec.point)) });
    return {
      node: make("label", { class: "tk-number" }, input, make("span", { "aria-hidden": "true" }, field.unit)),
      paint: (value) => (input.value = value === undefined ? "" : String(value).replace(".", typeof value === "number" ? spec.point : ".")),
    };
  },
  steps: (field, name, change) => {
    const line = steps({ "aria-label": name }, field.options, change);
    const ends = field.ends ? make("div", { class: "tk-ends", "aria-hidden": "true" }, field.ends.map((end) => make("span", {}, end))) : null;
    return { node: make("div", {}, line.node, ends), paint: line.paint };
  },
  select: (field, name, change, spec) => {
    const input = make("select", { "aria-label": name, onchange: () => change(input.value) },
      make("option", { value: "" }, spec.words.choose),
      field.options.map((option) => make("option", { value: option.value }, option.text)));
    return { node: input, paint: (value) => (input.value = value ?? "") };
  },
  words: (field, name, change) => {
    const input = make("input", { type: "text", "aria-label": name, dir: "auto", oninput: () => change(input.value) });
    return {
      node: input,
      paint: (value = "") => {
        if (input.value !== value) input.value = value;
      },
    };
  },
};

export default { render };
