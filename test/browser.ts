import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A name that looks like a public one to the browser, and is this machine. */
export const PUBLIC_LOOKING = 'absah.example'

/** The Chromium of the development packages, or the one that CHROMIUM_PATH names. It finds no host but this machine. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  const rules = `MAP ${PUBLIC_LOOKING} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`
  return chromium.launch({
    executablePath: own ?? (await sparticuz.executablePath()),
    args: [...(own === undefined ? sparticuz.args : ['--no-sandbox']), `--host-resolver-rules=${rules}`],
  })
}
