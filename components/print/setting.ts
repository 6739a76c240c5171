import { createContext } from 'react'

/** Font families in the order in which a character is looked for: `sans` for reading, `song` for titles, names and numbers. */
export type Faces = { sans: string[]; song: string[] }

/** `isOnePage`: it is known beforehand that one page is enough. A page number that must be counted lays the whole paper out twice more. */
export type Setting = Faces & { isOnePage: boolean }

export const SettingContext = createContext<Setting>({ sans: [], song: [], isOnePage: false })
