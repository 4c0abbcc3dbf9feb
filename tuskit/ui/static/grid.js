// Grid: a table where there is room; on a phone one row is open at a time, with its columns below each other.

const render = (context) =>
  frame(context, (spec, say, now) => {
    const rows = spec.rows.map((row) => buildRow(spec, row, say, now, (id) => open(id)));
    const open = (id) => rows.forEach((row) => row.open(row.id === id));
    const first = rows.find((row) => row.count(now()) < spec.columns.length) ?? rows[0];
    rows.forEach((row, n) => row.leadTo(rows[n + 1]));
    open(first.id);
    const table = make(
      "table",
      { class: "tk-table", role: "table" },
      make("thead", {}, make("tr", {}, make("td", {}),
        spec.columns.map((column) => make("th", { scope: "col", title: column.help }, column.text)))),
      make("tbody", {}, rows.map((row) => row.node)),
    );
    const key = make("p", { class: "tk-key", "aria-hidden": "true" },
      spec.levels.map((level) => make("span", {}, make("b", { "data-tone": level.tone }, level.short), level.text)),
      spec.apart.map((level) => make("span", {}, make("b", {}, level.short), level.text)));
    return { nodes: [key, table], paint: (value) => rows.forEach((row) => row.paint(value)) };
  });

const buildRow = (spec, row, say, now, open) => {
  const cells = spec.columns.map((column) => {
    const choose = (value) => say({ ...now(), [row.id]: { ...now()[row.id], [column.id]: value } });
    const line = steps({ "aria-label": `${row.text}: ${column.text}` }, [...spec.levels, ...spec.apart], choose);
    const node = make("td", { "data-column": column.id },
      make("p", { class: "tk-cellname", "aria-hidden": "true" }, column.text),
      line.node,
      make("div", { class: "tk-ends", "aria-hidden": "true" },
        make("span", {}, spec.levels[0].text), make("span", {}, spec.levels.at(-1).text)));
    return { column, node, paint: line.paint };
  });
  const done = make("span", { class: "tk-done" });
  const button = make("button", {
    type: "button", class: "tk-open", onclick: () => open(button.ariaExpanded === "true" ? null : row.id),
  }, make("span", {}, row.text), done);
  const lead = make("td", { class: "tk-lead" });
  const node = make("tr", { "data-item": row.id },
    make("th", { scope: "row" }, make("span", { class: "tk-rowname" }, row.text), button, help(row.help), slot(row.id)),
    cells.map((cell) => cell.node), lead);
  const count = (value) => Object.keys(value[row.id] ?? {}).length;
  return {
    id: row.id,
    node,
    count,
    open: (is) => {
      button.ariaExpanded = String(is);
      node.classList.toggle("tk-closed", !is);
    },
    leadTo: (next) => {
      if (!next) return;
      lead.append(make("button", { type: "button", class: "tk-quiet", onclick: () => {
        open(next.id);
        next.node.querySelector(".tk-open").focus({ preventScroll: true });
        next.node.scrollIntoView({ block: "start" });
      } }, fill(spec.words.next, { row: spec.rows.find((r) => r.id === next.id).text })));
    },
    paint: (value) => {
      cells.forEach((cell) => cell.paint(value[row.id]?.[cell.column.id]));
      tell(done, fill(spec.words.done, { n: count(value), total: cells.length }));
      node.classList.toggle("tk-answered", count(value) === cells.length);
    },
  };
};

export default { render };
