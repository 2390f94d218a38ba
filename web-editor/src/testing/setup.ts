/** What jsdom lacks and the code needs. */
Element.prototype.getBoundingClientRect ??= () => new DOMRect()
Range.prototype.getBoundingClientRect ??= () => document.body.getBoundingClientRect()
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.matchMedia ??= (media: string) =>
  ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList
