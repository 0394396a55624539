import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A name that looks like a public one to the browser, and is this machine. */
export const PUBLIC_LOOKING = 'absah.example'

/** Why no browser can be started here; null where one can. The continuous integration has one, or fails. */
export function whyNoBrowser(): string | null {
  const { CHROMIUM_PATH: own, CI } = process.env
  if (CI !== undefined || own !== undefined || (process.platform === 'linux' && process.arch === 'x64')) return null
  return 'no Chromium for this system: set CHROMIUM_PATH'
}

/** The Chromium of the development packages, or the one that CHROMIUM_PATH names. It finds no host but this machine. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  // The package is made for scraping: what keeps pages apart is switched off there, and has to be on here.
  const packaged = sparticuz.args.filter(
    (each) => !/web-security|insecure-content|site-isolation|single-process/.test(each),
  )
  const rules = `MAP ${PUBLIC_LOOKING} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`
  return chromium.launch({
    executablePath: own ?? (await sparticuz.executablePath()),
    args: [...(own === undefined ? packaged : ['--no-sandbox']), `--host-resolver-rules=${rules}`],
  })
}
