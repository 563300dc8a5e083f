// HTML that the server has rendered, and escaped, as a piece of a page. The one place where a string becomes elements:
// the content security policy allows it nowhere else.

const policy = window.trustedTypes
  ? window.trustedTypes.createPolicy("filet", { createHTML: (html) => html })
  : { createHTML: (html) => html };

// What `path`, which must be one of this server, answers, as a DocumentFragment. Throws an Error for any answer but 200.
export async function fetchFragment(path, options = {}) {
  const address = new URL(path, window.location.href);
  if (address.origin !== window.location.origin) throw new Error(`not of this server: ${address.origin}`);
  const response = await fetch(address, { redirect: "error", ...options });
  if (!response.ok) throw new Error(`${response.status}`);
  const parsed = new DOMParser().parseFromString(policy.createHTML(await response.text()), "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  return fragment;
}
