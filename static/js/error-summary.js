// After a refused form the reader starts at the summary of errors, and each of its links puts the focus in the field.
(() => {
  const summary = document.querySelector('.gg-error-summary[role="alert"]');
  if (!summary) return;
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
  });
})();
