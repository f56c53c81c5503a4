// Material's search runs in a worker, and no browser starts a worker from a file on a disk. From a Blob it does. Only the
// offline edition has this script; the build puts the worker's own script in the place of its name.

const FromAddress = window.Worker;

window.Worker = class extends FromAddress {
  constructor(address) {
    const isSearch = String(address).includes("/workers/search.");
    super(isSearch ? URL.createObjectURL(new Blob([window.searchWorker], { type: "text/javascript" })) : address);
  }
};
