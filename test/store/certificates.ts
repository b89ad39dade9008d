/** Certificates for a server on this machine, and the authority that signs them: X.509 as DER, of what a test needs alone. */
import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'

/** One value of DER: its tag, its length, and what is in it. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts)
const octets = (...parts: readonly Uint8Array[]) => der(0x04, ...parts)
const bits = (content: Uint8Array) => der(0x03, Buffer.from([0]), content)
const integer = (value: number) => der(0x02, Buffer.from([value]))
const yes = der(0x01, Buffer.from([255]))
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const commonName = oid('550403')
const basicConstraints = oid('551d13')
const alternativeName = oid('551d11')
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))

const nameOf = (name: string) => sequence(set(sequence(commonName, der(0x0c, Buffer.from(name)))))
const time = (date: Date) => der(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`))
const dayMs = 86_400_000

type CertificateAuthority = { readonly name: string; readonly key: KeyObject; readonly pem: string }

function certificate(
  { name, publicKey, extension }: { name: string; publicKey: KeyObject; extension: Buffer },
  issuer: Pick<CertificateAuthority, 'name' | 'key'>,
): string {
  const now = Date.now()
  const body = sequence(
    der(0xa0, integer(2)),
    der(0x02, Buffer.from([1, ...Buffer.from(String(now).slice(-6))])),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time(new Date(now - dayMs)), time(new Date(now + dayMs))),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signed = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, issuer.key)))
  return new X509Certificate(signed).toString()
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })

/** One that signs itself, for a day. */
export function createAuthority(name: string): CertificateAuthority {
  const { publicKey, privateKey: key } = newKeys()
  const extension = sequence(basicConstraints, yes, octets(sequence(yes)))
  return { name, key, pem: certificate({ name, publicKey, extension }, { name, key }) }
}

/** For a server that is reached by the IPv4 address or the name. Both as PEM. */
export function issueCertificate(authority: CertificateAuthority, host: string): { certificate: string; key: string } {
  const { publicKey, privateKey } = newKeys()
  const isAddress = /^[\d.]+$/.test(host)
  const value = isAddress ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host))
  const extension = sequence(alternativeName, octets(sequence(value)))
  return {
    certificate: certificate({ name: host, publicKey, extension }, authority),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}
