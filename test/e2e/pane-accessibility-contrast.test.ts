/** Every screen of the pane in its contrast theme. */
import { describeScreens } from "../support/pane-walk";

describeScreens("contrast");
