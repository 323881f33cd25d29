import { YoiError } from "../../src/core/diagnostic/error.ts";

/** The `YoiError` an act throws; anything else it throws is thrown on, and not failing is an error as well. */
export function failureOf(act: () => unknown): YoiError {
  try {
    act();
  } catch (error) {
    if (error instanceof YoiError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

/** As `failureOf`, for what fails later. */
export async function rejectionOf(act: () => Promise<unknown>): Promise<YoiError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof YoiError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}
