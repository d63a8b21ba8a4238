// A menu that is open closes when the reader presses Escape or turns to something else. Without script it stays open.
(() => {
  const open = () => document.querySelectorAll('.gg-menu:not(.gg-menu--sample)[open]');
  document.addEventListener('click', (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
})();
