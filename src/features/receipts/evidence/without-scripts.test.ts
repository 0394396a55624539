import { describe, expect, it } from 'vitest'
import { withoutScripts } from './without-scripts.ts'

describe('a page without scripts', () => {
  it('is as it was where nothing in it runs', () => {
    const page =
      '<html><BODY class=a><p title="on time">1 < 2 & telebirr<br></p><img src="data:image/png;base64,AA"></html>'
    expect(withoutScripts(page)).toBe(page)
  })

  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT src=x>',
    '<script>"<p>"</script>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href=" &#106;avascript:alert(1)">x</a>',
    '<img src=x onerror=alert(1)>',
    '<svg onload="alert(1)"></svg>',
    '<iframe srcdoc="<p onclick=alert(1)>"><b>in</b></iframe>',
    '<object data="x.swf"></object>',
    '<meta http-equiv="refresh" content="0;url=https://example.com/?alert">',
    '<base href="https://example.com/alert/">',
    '<form><button formaction="javascript:alert(1)">x</button></form>',
  ])('has lost %s', (running) => {
    const page = withoutScripts(`<html><p>telebirr</p>${running}<p>receipt</p></html>`)
    expect(page).toContain('<p>telebirr</p>')
    expect(page).toContain('Content-Security-Policy')
    expect(page).not.toMatch(/alert|x\.swf|<script/i)
  })
})
