/** The names under which the desk posts what it says of one question (B-05). */
export const judgedPrefix = 'judged.'
export const judgedName = (field: string) => `${judgedPrefix}${field}`
export const whyName = (field: string) => `why.${field}`
export const marksPrefix = 'marks.'
export const marksName = (field: string) => `${marksPrefix}${field}`
