// Beside htmx, on pages whose lists change while they are open. Everything works without it.

// A refusal is a whole page: it is shown as if the form had been sent without script.
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (detail.xhr.status < 400) return;
  const page = new DOMParser().parseFromString(detail.xhr.responseText, 'text/html');
  const main = page.querySelector('main');
  if (!main) return;
  document.title = page.title;
  document.querySelector('main').replaceWith(main);
  window.htmx.process(main);
  main.focus();
});

// Nothing was sent, or nothing came back: nobody knows what was done, and that is said.
const offline = (gone) => {
  const said = document.getElementById('offline');
  if (said) said.hidden = !gone;
};
document.addEventListener('htmx:sendError', () => offline(true));
document.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (detail.xhr.status > 0) offline(false);
});
