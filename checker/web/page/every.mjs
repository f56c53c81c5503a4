// What every page of the guide does.

import { warnWhenStale } from "../parts/checked/part.mjs";
import { offerButtons } from "./header.mjs";
import { stopSingleKeys } from "./shortcuts.mjs";

stopSingleKeys();
warnWhenStale();
offerButtons();
