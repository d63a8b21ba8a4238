// <a data-dialog="ID" href="..">: with script the question opens above the page; without, the link leads to a page of its own.
(() => {
  for (const opener of document.querySelectorAll('a[data-dialog]')) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog || !dialog.showModal) continue;
    opener.addEventListener('click', (event) => {
      event.preventDefault();
      dialog.showModal();
    });
    for (const closer of dialog.querySelectorAll('[data-close]')) {
      closer.addEventListener('click', () => dialog.close());
    }
  }
})();
