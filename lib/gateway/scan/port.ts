/** Looks for viruses in a file; `unavailable`: it could not be asked, and nothing is known. */
export type Scan = (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'unavailable'>
