// The check of an OpenAPI document by the specification's own schema, through a package for it.
import SwaggerParser from "@apidevtools/swagger-parser";

/** What is wrong with the document; nothing where it is valid. The document may be changed. */
export async function validateOpenApi(document: object): Promise<readonly string[]> {
  try {
    await SwaggerParser.validate(document as never);
    return [];
  } catch (caught) {
    return [caught instanceof Error ? caught.message : String(caught)];
  }
}
