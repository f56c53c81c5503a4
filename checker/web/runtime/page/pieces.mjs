// The pieces of Python: fetched from the site itself, or from the disk beside the page, and checked.

import sha256 from "js-sha256";
import { afterAwake } from "../../shared/patience.mjs";
import { Fault } from "./fault.mjs";

const STALLED_AFTER_MS = 20_000;

// Where one piece fails, another try need not pay again for the others.
const checked = new Map();

/**
 * The bytes of a piece: {name, addresses, bytes, sha256}, as the page was built with it.
 *
 * `onBytes` is told of every arrival. With `fresh`, no copy that the browser kept is used. Rejects with a Fault.
 */
export async function getPiece(piece, { onBytes, fresh, signal }) {
  if (checked.has(piece.name)) {
    onBytes(piece.bytes);
    return checked.get(piece.name);
  }
  const get = piece.addresses[0].endsWith(".js") ? fromScripts : fromHost;
  const bytes = await get(piece, { onBytes, fresh, signal });
  if (bytes.length !== piece.bytes || (await hexSha256(bytes)) !== piece.sha256) {
    throw new Fault("damaged", piece.name);
  }
  checked.set(piece.name, bytes);
  return bytes;
}

/** Frees the memory of pieces that are in use by now. */
export function forgetPieces() {
  checked.clear();
}

async function fromHost({ name, addresses: [address], bytes: expected }, { onBytes, fresh, signal }) {
  const stop = new AbortController();
  signal.addEventListener("abort", () => stop.abort());
  let stalled = false;
  let stopWaiting = () => {};
  const wait = () => {
    stopWaiting();
    stopWaiting = afterAwake(STALLED_AFTER_MS, () => {
      stalled = true;
      stop.abort();
    });
  };
  try {
    wait();
    const response = await fetch(address, { cache: fresh ? "reload" : "default", signal: stop.signal });
    if (!response.ok) {
      throw new Fault("missing", `${name}: status ${response.status}`);
    }
    const bytes = new Uint8Array(expected);
    let length = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return bytes.subarray(0, length);
      }
      wait();
      // A login page or a damaged file may be longer than what was published.
      if (length + value.length > expected) {
        throw new Fault("damaged", `${name}: too long`);
      }
      bytes.set(value, length);
      length += value.length;
      onBytes(value.length);
    }
  } catch (error) {
    if (error instanceof Fault) {
      throw error;
    }
    throw new Fault(stalled ? "stalled" : "lost", `${name}: ${error}`);
  } finally {
    stopWaiting();
    stop.abort();
  }
}

// A page that was opened from a disk may not fetch. It may run scripts, and these hand their bytes over.
const receivers = new Map();
globalThis.partArrived = (name, number, text) => receivers.get(`${name} ${number}`)?.(text);

async function fromScripts({ name, addresses, bytes: expected }, { onBytes, signal }) {
  const bytes = new Uint8Array(expected);
  let length = 0;
  for (const [number, address] of addresses.entries()) {
    const part = bytesOf(await fromScript(`${name} ${number}`, address));
    if (signal.aborted || length + part.length > expected) {
      throw new Fault("damaged", `${name}: part ${number}`);
    }
    bytes.set(part, length);
    length += part.length;
    onBytes(part.length);
  }
  return bytes.subarray(0, length);
}

function fromScript(key, address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const end = (settle, value) => {
      stopWaiting();
      receivers.delete(key);
      script.remove();
      settle(value);
    };
    const stopWaiting = afterAwake(STALLED_AFTER_MS, () => end(reject, new Fault("stalled", key)));
    receivers.set(key, (text) => end(resolve, text));
    script.addEventListener("error", () => end(reject, new Fault("missing", key)));
    // Fires after the script has run, and has handed over its bytes if it is the right one.
    script.addEventListener("load", () => end(reject, new Fault("damaged", key)));
    script.src = address;
    document.head.append(script);
  });
}

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    bytes[at] = text.charCodeAt(at);
  }
  return bytes;
}

async function hexSha256(bytes) {
  // A page from a plain http address, as of a community group's own server, has no crypto.subtle.
  const { subtle } = globalThis.crypto ?? {};
  const digest = subtle ? await subtle.digest("SHA-256", bytes) : sha256.arrayBuffer(bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
