/** What jsdom lacks and the editor needs: it lays nothing out. */
if (typeof window !== 'undefined') {
  Range.prototype.getBoundingClientRect = () => document.body.getBoundingClientRect()
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
}

export {}
