// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disarmed } from './pasted-html.ts'
import { createQuill } from './quill.ts'

describe('HTML from the clipboard', () => {
  test.each([
    ['<p style="color: red">a', '<p data-pasted-style="color: red">a'],
    ["<P CLASS=x STYLE='a > b'>a</P>", "<P CLASS=x data-pasted-style='a > b'>a</P>"],
    ['<img src=x onerror="alert(1)">', '<img src=x >'],
    ['<svg/onload=alert(1)>', '<svg/>'],
    ['<style type="text/css">p { color: red }</style>a', '<script>p { color: red }</script>a'],
    ['<base href="https://example.org/">a', 'a'],
    ['<a href="/?style=1&onset=2" title="style=3">a</a>', '<a href="/?style=1&onset=2" title="style=3">a</a>'],
    ['1 < 2, a <b>c</b>', '1 < 2, a <b>c</b>'],
    ['<p title="never closed', '<p title="never closed'],
  ])('%s', (html, expected) => expect(disarmed(html)).toBe(expected))

  test.each(['<a "', '<a "x', `<a '<b "`, 'a', ' b="c"', '<a '])(
    'takes no longer than it is long: %s, again and again',
    (part) => {
      const begin = performance.now()
      disarmed('<' + part.repeat(200_000))
      expect(performance.now() - begin).toBeLessThan(2_000)
    },
  )
})

describe('pasted text', () => {
  let surface: HTMLElement

  beforeEach(() => {
    surface = document.createElement('div')
    document.body.append(surface)
  })

  afterEach(() => surface.remove())

  function pasted(html: string): unknown {
    const quill = createQuill(surface, { label: 'Text', placeholder: '' })
    const { ops } = quill.clipboard.convert({ html })
    quill.destroy()
    return ops
  }

  test('is bold by its style alone, as from other editors', () => {
    const html = `<b style="font-weight: normal" id="docs-internal-guid-1">
      <span style="font-weight: 700">bold</span> and plain</b>`
    expect(pasted(html)).toEqual([{ insert: 'bold', attributes: { bold: true } }, { insert: ' and plain' }])
  })

  test('holds nothing of scripts and style sheets', () => {
    expect(pasted('<style>p { color: red }</style><p>text<script>alert(1)</script></p>')).toEqual([{ insert: 'text' }])
  })

  test('keeps the lists of Word', () => {
    const item = (text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>${text}</p>`
    const html = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style><!--
      @list l0:level1 { mso-level-number-format:bullet; }
      --></style></head><body>${item('one')}${item('<span style="font-weight:bold">two</span>')}</body></html>`
    expect(pasted(html)).toEqual([
      { insert: 'one\n', attributes: { list: 'bullet' } },
      { insert: 'two', attributes: { bold: true, list: 'bullet' } },
      { insert: '\n', attributes: { list: 'bullet' } },
    ])
  })
})
