import { findCertificate } from '@/db/queries/certificate'
import { getMaterial } from '@/db/queries/exam'
import { countInMinute } from '@/db/queries/sign-in'
import { verifyProof } from '@/lib/account/proof-of-work'
import { keyedHash, unseal } from '@/lib/crypto/sealed'
import { storage } from '@/lib/gateway/storage/storage'
import { maskIdNumber } from '@/lib/text/mask'
import { sameName } from '@/lib/text/name'
import { readPrintNumber, writePrintNumber } from './print-number'
import { dayInWords, monthInWords } from './words'

const perPersonMax = 10
const perNetworkMax = 30

export type Asked = { exam: string; name: string; idNumber: string; number: string; proof: string }
export type LookedUp =
  | { found: true; revoked: boolean; photo: string; rows: { label: string; value: string }[] }
  | { found: false; why: 'none' | 'unproved' | 'too-many' }

/**
 * 证书查询 by anybody who knows name, ID number and 管理号 or 印制号 (S-10): what the certificate says, with its photo, and whether it stands. A wrong
 * name, ID number, number or exam are one and the same miss. Every question asks for a proof of work; in a minute 10 about one ID
 * number and 30 from one network are answered.
 */
export async function lookUp({ proof, ...asked }: Asked, network: string | null): Promise<LookedUp> {
  if (!(await verifyProof(proof))) return { found: false, why: 'unproved' }
  if (network && (await countInMinute(`address:certificates:${network}`)) > perNetworkMax)
    return { found: false, why: 'too-many' }
  const idNumberHash = keyedHash(asked.idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase(), 'id-number')
  if ((await countInMinute(`address:certificates:person:${idNumberHash}`)) > perPersonMax)
    return { found: false, why: 'too-many' }
  const number = asked.number.normalize('NFKC').replace(/\s/g, '')
  const print = readPrintNumber(number)
  const found = /^[a-z0-9-]{1,64}$/.test(asked.exam)
    ? await findCertificate({
        exam: asked.exam,
        idNumberHash,
        managementNumber: /^\d{21}$/.test(number) ? number : null,
        printNumber: print && writePrintNumber(print),
      })
    : null
  return found && sameName(found.certificate.name, asked.name) ? shown(found) : { found: false, why: 'none' }
}

type Found = NonNullable<Awaited<ReturnType<typeof findCertificate>>>

async function shown({ certificate, revokedAt, printNumber }: Found): Promise<LookedUp> {
  const material = await getMaterial(certificate.photoId)
  const photo = material && (await storage().get(material.storageKey))
  const rows = {
    考试: certificate.title,
    姓名: certificate.name,
    性别: certificate.sex,
    出生年月: monthInWords(certificate.birthDate),
    证件号码: maskIdNumber(unseal(certificate.idNumberSealed, 'id-number')),
    级别: certificate.level,
    专业: certificate.specialty,
    管理号: certificate.managementNumber,
    印制号: printNumber ?? '',
    批准日期: dayInWords(certificate.approvedOn),
    现在的状态: revokedAt ? '已撤销' : '有效',
  }
  return {
    found: true,
    revoked: revokedAt !== null,
    photo: photo ? `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}` : '',
    rows: Object.entries(rows).flatMap(([label, value]) => (value === '' ? [] : [{ label, value }])),
  }
}
