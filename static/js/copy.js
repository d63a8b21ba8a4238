// <button data-copy="ID" data-copied="TEXT" hidden>: appears where the browser can copy, copies the text of the element
// with that id, and says so in words that a screen reader announces.
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('button[data-copy]')) {
    const source = document.getElementById(button.dataset.copy);
    const said = button.parentElement.querySelector('[data-copy-said]');
    if (!source || !said) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      said.textContent = button.dataset.copied;
    });
  }
})();
