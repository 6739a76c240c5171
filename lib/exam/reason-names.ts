/** The names under which the applicant posts why something that was returned is left as it is (B-05). */
export const reasonPrefix = 'reason.'
export const reasonName = (field: string) => `${reasonPrefix}${field}`
export const reasonLengthMax = 200
