// Back, next and send, and what is to be said about the step.

const render = ({ model, el }) => {
  el.classList.add("tuskit", "tk-steering");
  el.lang = model.get("lang");
  // A value on its way may still wait in the browser when a button is pressed. Python answers a press with "again",
  // and by then the value has been sent ahead of it: what is sent is what is seen.
  const press = (name) => () => model.send({ press: name });
  model.on("msg:custom", ({ again }) => again && model.send({ do: again }));
  const button = (name, look) => make("button", { type: "button", class: look, "data-press": name, onclick: press(name) });
  const buttons = { back: button("back", "tk-secondary"), next: button("next", "tk-primary"), send: button("send", "tk-primary") };
  const missing = make("p", { class: "tk-missing" });
  const saved = make("p", { class: "tk-saved" });
  const sent = make("p", { class: "tk-sent", role: "status" });
  const fault = make("p", { class: "tk-fault", role: "alert" });
  el.replaceChildren(fault, sent, missing, make("div", { class: "tk-buttons" }, Object.values(buttons), saved));
  const paint = () => {
    for (const [name, node] of Object.entries(buttons)) {
      node.hidden = !(name in model.get("buttons"));
      tell(node, model.get("buttons")[name] ?? "");
    }
    for (const [name, node] of Object.entries({ missing, saved, sent, fault })) {
      tell(node, model.get(name));
      node.hidden = name !== "fault" && name !== "sent" && !model.get(name);
    }
  };
  model.on("change", paint);
  paint();
};

export default { render };
