import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** Certificate and key as PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

export interface Authority {
  /** The certificate that clients must trust, as PEM. */
  readonly ca: string
  /** A certificate of this authority for loopback and the given host names. */
  issue(hosts: readonly string[]): Promise<Identity>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY_MS = 86_400_000
const VALID_DAYS = 365
const LOOPBACK = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
] as const

/** A certificate authority that lives as long as this process: nobody else ever had its key. */
export async function createAuthority(): Promise<Authority> {
  const keys = await createKeys()
  const root = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Absah simulator, O=Fictional banks',
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return {
    ca: root.toString('pem'),
    issue: async (hosts) => {
      const own = await createKeys()
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${hosts[0] ?? 'localhost'}`,
        issuer: root.subject,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        ...validity(),
        extensions: serverExtensions(hosts),
      })
      return toIdentity(certificate, own.privateKey)
    },
  }
}

/** A certificate that nobody vouches for but itself. */
export async function createSelfSigned(hosts: readonly string[]): Promise<Identity> {
  const keys = await createKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${hosts[0] ?? 'localhost'}`,
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(),
    extensions: serverExtensions(hosts),
  })
  return toIdentity(certificate, keys.privateKey)
}

function createKeys() {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

function validity() {
  return { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + VALID_DAYS * DAY_MS) }
}

function serverExtensions(hosts: readonly string[]) {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension([...LOOPBACK, ...hosts.map((value) => ({ type: 'dns' as const, value }))]),
  ]
}

async function toIdentity(certificate: X509Certificate, privateKey: webcrypto.CryptoKey): Promise<Identity> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey))
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n')
  return {
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
  }
}
