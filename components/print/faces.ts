import { createContext } from 'react'

/** Font families in the order in which a character is looked for: `sans` for reading, `song` for titles, names and numbers. */
export type Faces = { sans: string[]; song: string[] }

export const FacesContext = createContext<Faces>({ sans: [], song: [] })
