// Sandbox payment page: picking a test card fills the fields without a round trip.
const form = document.querySelector(".pay form");
const picks = form ? [...form.querySelectorAll(".pick")] : [];

for (const pick of picks) {
  pick.addEventListener("click", event => {
    event.preventDefault();
    form.elements.number.value = pick.dataset.number;
    form.elements.cvc.value ||= "123";
    form.elements.expiry.value ||= "12 / " + String((new Date().getFullYear() + 3) % 100).padStart(2, "0");
    for (const other of picks) {
      other.setAttribute("aria-pressed", String(other === pick));
    }
  });
}

form?.addEventListener("submit", () => {
  const save = form.querySelector(".save");
  save?.setAttribute("aria-busy", "true");
});

document.querySelector(".problems")?.focus();
