// Rows of the board can be dragged to another place; the buttons beside them do the same.
(() => {
  const seat = (event) => event.target.closest?.("[data-seat]");
  let held = null;

  document.addEventListener("dragstart", (event) => {
    held = seat(event);
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.seat);
    held.classList.add("is-held");
  });
  document.addEventListener("dragover", (event) => {
    const over = seat(event);
    if (!held || !over) return;
    event.preventDefault();
    for (const row of document.querySelectorAll(".is-over")) row.classList.remove("is-over");
    if (over !== held) over.classList.add("is-over");
  });
  document.addEventListener("dragend", () => {
    for (const row of document.querySelectorAll(".is-over, .is-held")) row.classList.remove("is-over", "is-held");
    held = null;
  });
  document.addEventListener("drop", (event) => {
    const over = seat(event);
    if (!held || !over || over === held) return;
    event.preventDefault();
    const button = held.closest("form").querySelector("[data-drop]");
    button.value = `${held.dataset.seat}-${over.dataset.place}`;
    button.click();
  });
})();
