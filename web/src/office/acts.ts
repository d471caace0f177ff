/** Opens the dialog that instructs whoever answers for a subject. */
export type Instruct = (subject: string, text: string | null) => void;

/** Calls whoever answers for a subject. */
export type Call = (subject: string) => void;

/**
 * Acts on people, done by the rooms that know how: `directives` sets `instruct`, `calls` sets `call`. Until they have
 * loaded, the wall says that it cannot be done here.
 */
export const acts: { instruct: Instruct | null; call: Call | null } = { instruct: null, call: null };
