// Better with script: reading a year off a chart, and copying a link. Everything else is plain HTML.
for (const button of document.querySelectorAll("[data-copy]")) ready(button);

export function ready(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 1600);
  });
}

// The place of years and numbers in a drawing, as the server worked it out.
export function scaleOf(svg) {
  return svg.dataset.scale ? JSON.parse(svg.dataset.scale) : null;
}

export function mark(svg, name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  svg.append(made);
  return made;
}

export function readers(root) {
  for (const figure of root.querySelectorAll("figure[data-reader]")) {
    const drawings = [...figure.querySelectorAll("svg[data-scale]")];
    const table = figure.querySelector(".twin table");
    const place = figure.querySelector(".reader");
    if (drawings.length && table && place) reader(drawings, table, place);
  }
}

readers(document);

function reader(drawings, table, place) {
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " "));
  const rows = new Map([...table.tBodies[0].rows].map((row) => [Number(row.cells[0].textContent), [...row.cells].map((cell) => cell.textContent)]));
  const years = [...rows.keys()];
  const chosen = table.tBodies[0].querySelector(".strong");
  const id = `read-${figureName(place)}`;
  place.innerHTML = "";
  const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: place.dataset.label });
  const slider = Object.assign(document.createElement("input"), { id, type: "range", min: years[0], max: years.at(-1), step: 1 });
  slider.value = chosen ? Number(chosen.cells[0].textContent) : years.at(-1);
  const output = document.createElement("output");
  output.htmlFor = id;
  place.append(label, slider, output);
  place.hidden = false;
  const lines = drawings.map((svg) => mark(svg, "line", { class: "reader-line" }));

  function show() {
    const year = Number(slider.value);
    const cells = rows.get(year);
    const told = cells.slice(1).map((value, at) => `${heads[at + 1]} ${value}`).join(" · ");
    output.innerHTML = "";
    output.append(Object.assign(document.createElement("b"), { textContent: `${year} ` }), told);
    slider.setAttribute("aria-valuetext", `${year}: ${told}`);
    drawings.forEach((svg, at) => {
      const scale = scaleOf(svg);
      const x = scale.x0 + scale.x1 * year;
      for (const [key, value] of Object.entries({ x1: x, x2: x, y1: scale.top, y2: scale.bottom })) lines[at].setAttribute(key, value);
    });
  }

  for (const svg of drawings) {
    const scale = scaleOf(svg);
    const follow = (event) => {
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
      const year = Math.round((x - scale.x0) / scale.x1);
      if (rows.has(year)) { slider.value = year; show(); }
    };
    svg.addEventListener("pointermove", follow);
    svg.addEventListener("pointerdown", follow);
  }
  slider.addEventListener("input", show);
  show();
}

function figureName(place) {
  return place.closest("figure").id;
}

// A question of an answer sheet shows the fields it takes, and sends no others.
for (const select of document.querySelectorAll("select[data-fields]")) {
  const takes = JSON.parse(select.dataset.fields);
  const labels = JSON.parse(select.dataset.labels);
  const show = () => {
    for (const field of select.form.querySelectorAll("[data-field]")) {
      const taken = takes[select.value].includes(field.dataset.field);
      field.hidden = !taken;
      field.querySelector("input").disabled = !taken;
      if (field.dataset.field === "year") field.querySelector("label").textContent = labels[select.value];
    }
  };
  select.addEventListener("change", show);
  show();
}

// Long work: say what is going on and for how long, and let it be cancelled.
for (const form of document.querySelectorAll("form[data-slow]")) {
  form.addEventListener("submit", () => {
    const note = document.createElement("p");
    note.className = "working";
    note.setAttribute("role", "status");
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", form.dataset.slow);
    const told = document.createElement("span");
    const stop = Object.assign(document.createElement("button"), { type: "button", className: "small plain", textContent: form.dataset.cancel });
    const started = Date.now();
    told.textContent = form.dataset.slow;
    const clock = setInterval(() => { told.textContent = `${form.dataset.slow} ${Math.round((Date.now() - started) / 1000)} s`; }, 1000);
    stop.addEventListener("click", () => { window.stop(); clearInterval(clock); note.remove(); });
    note.append(bar, told, stop);
    form.querySelector(".working")?.remove();
    form.append(note);
  });
}
