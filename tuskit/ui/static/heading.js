// The heading of a step. A new step is read from its top: the heading takes focus, unless it is the first that is shown.

const render = ({ model, el }) => {
  el.classList.add("tuskit", "tk-heading");
  el.lang = model.get("lang");
  const step = make("p", { class: "tk-progress" });
  const title = make("h2", { tabindex: -1 });
  const intro = make("p", { class: "tk-intro" });
  el.replaceChildren(step, title, intro);
  const paint = () => {
    tell(step, model.get("step"));
    tell(title, model.get("title"));
    tell(intro, model.get("intro"));
    step.hidden = !model.get("step");
    intro.hidden = !model.get("intro");
  };
  model.on("change:step change:title change:intro", paint);
  paint();
  if (model.get("arrive")) requestAnimationFrame(() => {
    el.scrollIntoView({ block: "start" });
    title.focus({ preventScroll: true });
  });
};

export default { render };
