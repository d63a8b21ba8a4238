// <button data-print hidden>: appears where there is a script, because only a script can open the print window.
(() => {
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
})();
