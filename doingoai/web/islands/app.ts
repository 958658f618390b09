/** Everything a page may do in the browser. Each file adds one behaviour to markup that works without it. */

import "./trusted";
import "./messages";
import "./menus";
import "./dialogs";
import "./forms";
import "./lookup";
import "./search";
import "./drop";
import "./seating";
import "./tables";
import "./tabs";
import "./board";
import "./theme";

document.documentElement.classList.add("has-script");
