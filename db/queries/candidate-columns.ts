import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import { persons } from '../schema/account'
import { registrations } from '../schema/exam'

/** By what staff tell whose registration a row is; `maskNumber` makes it fit to be shown. */
export const candidateColumns = {
  name: persons.name,
  idNumberSealed: persons.idNumberSealed,
  level: registrations.level,
  specialty: registrations.specialty,
  positionCode: registrations.positionCode,
}

/** The row with the ID number masked instead of sealed. */
export function maskNumber<Row extends { idNumberSealed: string }>({ idNumberSealed, ...row }: Row) {
  return { ...row, idNumber: maskIdNumber(unseal(idNumberSealed, 'id-number')) }
}
