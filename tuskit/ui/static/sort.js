// Sort: the board. A card is dragged, or pressed and put with a button or a press on a place, or moved by keys.

const TRAY = "";
const NOWHERE = "nowhere"; // a card that is put nowhere needs no details
const NEAR = 6; // pixels a pointer moves before it drags

const render = (context) =>
  frame(context, (spec, say, now) => {
    const live = make("p", { class: "tk-heard", role: "status" });
    let picked = null;

    const placeOf = (id) => now()[id]?.place ?? TRAY;
    const put = (id, place) => {
      if (place !== placeOf(id)) {
        const value = { ...now() };
        if (place === TRAY) delete value[id];
        else value[id] = { ...value[id], place };
        say(value);
        tell(live, fill(place === TRAY ? spec.words.back : spec.words.put, { card: cards.get(id).text, place: names.get(place) }));
      }
      pick(null);
      cards.get(id).button.focus({ preventScroll: true });
    };
    const detail = (id, name, option) => {
      const values = { ...now()[id], [name]: option };
      if (!option) delete values[name];
      say({ ...now(), [id]: values });
    };
    const pick = (id) => {
      picked = picked === id ? null : id;
      for (const card of cards.values()) card.pick(card.id === picked);
      board.classList.toggle("tk-picking", picked !== null);
      if (picked !== null) tell(live, fill(spec.words.picked, { card: cards.get(picked).text }));
    };

    const names = new Map([[TRAY, spec.words.tray], ...spec.places.map((place) => [place.id, place.text])]);
    const order = [...names.keys()];
    const columns = new Map([...names].map(([id, text]) => [id, buildColumn(spec, id, text, () => picked !== null && put(picked, id))]));
    const cards = new Map(spec.cards.map((card) => [card.id, buildCard(spec, card, { put, pick, detail, placeOf, order })]));
    const board = make("div", { class: "tk-board", style: `--places: ${spec.places.length}` },
      [...columns.values()].map((column) => column.node));
    const stop = drag(board, columns, put);

    const paint = (value) => {
      const before = new Map([...cards.values()].map((card) => [card, card.node.getBoundingClientRect()]));
      for (const card of cards.values()) {
        const place = value[card.id]?.place ?? TRAY;
        const list = (columns.get(place) ?? columns.get(TRAY)).list;
        if (card.node.parentElement !== list) {
          const behind = [...list.children].find((other) => spec.cards.findIndex((c) => c.id === other.dataset.item) > card.index);
          list.insertBefore(card.node, behind ?? null);
        }
        card.paint(value[card.id] ?? {});
      }
      for (const column of columns.values()) column.count();
      slide(before);
    };
    return { nodes: [make("p", { class: "tk-help" }, spec.words.how, make("span", { class: "tk-keys" }, ` ${spec.words.keys}`)), live, board], paint, stop };
  });

const buildColumn = (spec, id, text, onclick) => {
  const list = make("ul", { class: "tk-cards", "aria-label": text });
  const number = make("span", { class: "tk-number-of" });
  const empty = make("p", { class: "tk-empty" }, id === TRAY ? spec.words.done : spec.words.empty);
  const node = make("section", { class: "tk-place", "data-place": id, onclick: (event) => {
    if (!event.target.closest(".tk-card")) onclick();
  } }, make("h3", {}, make("span", {}, text), number), empty, list);
  return { node, list, count: () => {
    tell(number, String(list.children.length));
    empty.hidden = list.children.length > 0;
  } };
};

const buildCard = (spec, card, { put, pick, detail, placeOf, order }) => {
  const menu = make("div", { class: "tk-menu", role: "group", "aria-label": fill(spec.words.where, { card: card.text }), hidden: true },
    order.slice(1).map((id, n) => make("button", { type: "button", "data-place": id, onclick: () => put(card.id, id) },
      make("kbd", { "aria-hidden": "true" }, String(n + 1)), spec.places[n].text)),
    make("button", { type: "button", "data-place": TRAY, onclick: () => put(card.id, TRAY) }, spec.words.take));
  const button = make("button", { type: "button", class: "tk-face", "aria-expanded": "false", onclick: () => pick(card.id),
    onkeydown: (event) => keys(event, card.id, { put, pick, placeOf, order }) }, make("span", {}, card.text), card.help ? make("small", {}, card.help) : null);
  const selects = spec.details.map((field) => {
    const input = make("select", { "aria-label": `${field.text}: ${card.text}`, onchange: () => detail(card.id, field.id, input.value) },
      make("option", { value: "" }, "–"), field.options.map((option) => make("option", { value: option.id }, option.text)));
    return { field, input, node: make("label", {}, make("span", {}, field.text), input) };
  });
  const details = make("div", { class: "tk-details" }, selects.map((select) => select.node));
  const grip = make("span", { class: "tk-grip", "aria-hidden": "true" });
  const node = make("li", { class: "tk-card", "data-item": card.id }, make("div", { class: "tk-top" }, grip, button), menu, details, slot(card.id));
  return {
    id: card.id, index: spec.cards.indexOf(card), text: card.text, node, button,
    pick: (is) => {
      menu.hidden = !is;
      button.ariaExpanded = String(is);
      node.classList.toggle("tk-picked", is);
    },
    paint: (values) => {
      node.dataset.in = values.place ?? TRAY;
      details.hidden = !values.place || values.place === NOWHERE || !selects.length;
      for (const choice of menu.children) choice.hidden = choice.dataset.place === (values.place ?? TRAY);
      for (const { field, input } of selects) input.value = values[field.id] ?? "";
    },
  };
};

/** 1, 2, 3 … put a card in that place; arrows move it one place on or back; 0 or Delete takes it back; Escape lets go. */
const keys = (event, id, { put, pick, placeOf, order }) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = order.indexOf(placeOf(id));
  const digit = /^\d$/.test(event.key) ? Number(event.key) : NaN;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Delete: 0, Backspace: 0 }[event.key] ?? digit;
  if (event.key === "Escape") pick(null);
  else if (to in order) put(id, order[to]);
  else return;
  event.preventDefault();
  event.stopPropagation();
};

/** Drag by pointer: by mouse from anywhere on a card, by touch from its grip, so that a finger can still scroll. */
const drag = (board, columns, put) => {
  let held = null;
  const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest(".tk-place");
  const down = (event) => {
    const card = event.target.closest(".tk-card");
    const by = event.pointerType === "mouse" ? ".tk-top" : ".tk-grip";
    if (!card || event.button !== 0 || !event.target.closest(by)) return;
    held = { card, x: event.clientX, y: event.clientY, ghost: null, pointer: event.pointerId };
  };
  const move = (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.ghost) {
      if (Math.hypot(dx, dy) < NEAR) return;
      const box = held.card.getBoundingClientRect();
      held.ghost = make("div", { class: "tuskit tk-ghost", style: `left:${box.left}px;top:${box.top}px;width:${box.width}px` });
      held.ghost.append(held.card.querySelector(".tk-top").cloneNode(true));
      document.body.append(held.ghost);
      held.card.classList.add("tk-held");
    }
    event.preventDefault();
    held.ghost.style.transform = `translate(${dx}px, ${dy}px)`;
    const over = under(event);
    for (const { node } of columns.values()) node.classList.toggle("tk-over", node === over);
    if (event.clientY < 50 || event.clientY > innerHeight - 50) scrollBy(0, event.clientY < 50 ? -12 : 12);
  };
  const up = (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const { card, ghost } = held;
    held = null;
    if (!ghost) return;
    ghost.remove();
    card.classList.remove("tk-held");
    for (const { node } of columns.values()) node.classList.remove("tk-over");
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
    const over = event.type === "pointerup" ? under(event) : null;
    if (over && board.contains(over)) put(card.dataset.item, over.dataset.place);
  };
  const swallow = (event) => event.stopPropagation();
  board.addEventListener("pointerdown", down);
  const heardBy = { pointermove: move, pointerup: up, pointercancel: up };
  for (const [name, listener] of Object.entries(heardBy)) addEventListener(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(heardBy)) removeEventListener(name, listener);
  };
};

/** Let cards that moved glide to their new place, unless the system asks for less motion. */
const slide = (before) => {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [{ node }, from] of before) {
    const to = node.getBoundingClientRect();
    const [dx, dy] = [from.left - to.left, from.top - to.top];
    if (from.width && (dx || dy)) node.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: "none" }], { duration: 180, easing: "ease-out" });
  }
};

export default { render };
