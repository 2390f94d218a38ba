/** What jsdom lacks and the pages need: it lays nothing out, and opens no dialogs. */
if (typeof window !== 'undefined') {
  Range.prototype.getBoundingClientRect = () => document.body.getBoundingClientRect()
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
}

export {}
