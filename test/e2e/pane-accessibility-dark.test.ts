/** Every screen of the pane in its dark theme. */
import { describeScreens } from "../support/pane-walk";

describeScreens("dark");
