/**
 * The one door through which text becomes markup or an address of a script.
 *
 * The pages forbid it everywhere else (`require-trusted-types-for 'script'`). htmx puts whole
 * answers of our own server into the page and knows no policy of its own, so the policy is named
 * "default": the server's markup passes as it is — it was escaped where it was written, and the
 * script rules of the page still stop any script in it. Text never becomes script; script addresses
 * must be of this site. Must be imported before htmx.
 */

interface PolicyRules {
  createHTML(text: string): string;
  createScript(text: string): string | null;
  createScriptURL(address: string): string | null;
}

interface PolicyMaker {
  createPolicy(name: string, rules: PolicyRules): unknown;
}

const maker = (window as { trustedTypes?: PolicyMaker }).trustedTypes;

maker?.createPolicy("default", {
  createHTML: (text) => text,
  createScript: () => null,
  createScriptURL: (address) =>
    new URL(address, location.href).origin === location.origin ? address : null,
});

export {};
