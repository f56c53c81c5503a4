// What can go wrong with Python in a page. For each kind, checker/text/ has the words that the reader sees.

/**
 * A failure that the page can put into words:
 *
 *   missing   a file is not there
 *   damaged   a file is not the one that was published: cut short, altered, or a login page in its place
 *   stalled   nothing has arrived for a while
 *   lost      there is no connection
 *   blocked   a policy of the host, the browser or the device forbids it
 *   old       the browser lacks what is needed
 *   memory    the device has too little memory
 *   stopped   Python ended, or does not answer
 *   wrong     the rules themselves failed
 */
export class Fault extends Error {
  constructor(kind, detail) {
    super(`${kind}: ${detail}`);
    this.kind = kind;
  }
}
