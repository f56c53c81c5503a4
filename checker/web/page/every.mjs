// What every page of the guide does.

import { warnWhenStale } from "../parts/checked/part.mjs";
import { stopSingleKeys } from "./shortcuts.mjs";

stopSingleKeys();
warnWhenStale();
