// What every page of the guide does.

import { warnWhenStale } from "../parts/checked/part.mjs";
import { offerLanguages } from "../parts/languages/part.mjs";
import { offerLeaving } from "../parts/leave/part.mjs";
import { offerButtons } from "./header.mjs";
import { stopSingleKeys } from "./shortcuts.mjs";

// First, so that nothing that fails after it can keep the reader here.
offerLeaving();
stopSingleKeys();
warnWhenStale();
offerLanguages();
offerButtons();
