/** The run sheet on a phone: making this browser ready (at the desk's page), and the sheet itself. */

import { offerEnrolling } from "./run/enrolling";
import { openSheet } from "./run/phone";

interface PolicyMaker {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

const sheet = document.getElementById("run-phone");
const enrolling = document.querySelector<HTMLFormElement>("form[data-enrol]");

if (sheet) {
  // The one address of a script that is named by script: the frame's own worker.
  const maker = (window as { trustedTypes?: PolicyMaker }).trustedTypes;
  maker?.createPolicy("default", {
    createScriptURL: (address) => (address === "/run/worker.js" ? address : ""),
  });
  void openSheet(sheet);
}
if (enrolling) offerEnrolling(enrolling);
