// The guide: a button that prints, and the count in words that are read aloud. Without this script the style counts.
// Nothing is kept, and nothing leaves the page.
const boxes = [...document.querySelectorAll("input[data-minutes]")];
const said = document.querySelector("[data-between]");
const button = document.querySelector("[data-print]");
const always = Number(getComputedStyle(document.querySelector(".tuskit-guide")).counterReset.split(" ").at(-1));

function tell() {
  const chosen = boxes.filter((box) => box.checked);
  const minutes = chosen.reduce((sum, box) => sum + Number(box.dataset.minutes), always);
  said.textContent = chosen.length ? `${chosen.length} ${said.dataset.between} ${minutes} ${said.dataset.after}` : "";
  button.hidden = !chosen.length;
}

document.addEventListener("change", tell);
button.addEventListener("click", () => print());
tell();
