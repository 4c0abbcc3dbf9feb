// The guide: a button that prints, the count in words that are read aloud, and as many lines as fill the paper.
// Without this script the style counts, and there are two lines after each question.
// Nothing is kept, and nothing leaves the page.
const boxes = [...document.querySelectorAll("input[data-minutes]")];
const said = document.querySelector("[data-between]");
const button = document.querySelector("[data-print]");
const aside = document.querySelector("[data-aside]");
const paper = document.querySelector(".guide-sheet");
const fits = JSON.parse(paper.dataset.fits);
const always = Number(getComputedStyle(document.querySelector(".tuskit-guide")).counterReset.split(" ").at(-1));

function tell() {
  const chosen = boxes.filter((box) => box.checked);
  const minutes = chosen.reduce((sum, box) => sum + Number(box.dataset.minutes), always);
  said.textContent = chosen.length ? `${chosen.length} ${said.dataset.between} ${minutes} ${said.dataset.after}` : "";
  if (aside) {
    aside.dataset.state = minutes > Number(aside.dataset.aside) ? "over" : "within";
    aside.textContent = aside.dataset[aside.dataset.state];
  }
  paper.dataset.lines = (fits.find(([most]) => chosen.length <= most) ?? [0, 1])[1];
  button.hidden = !chosen.length;
}

document.addEventListener("change", tell);
button.addEventListener("click", () => print());
tell();
